# The man pages, Chinese and English, printed by the program from the tables it runs on.
dist_man_MANS += man/zhongcai.1
enmandir = $(mandir)/en/man1
dist_enman_DATA = man/en/zhongcai.1
DISTCLEANFILES = $(dist_man_MANS) $(dist_enman_DATA)

# The English one also needs the catalogue beside the program.
man/zhongcai.1: zhongcai$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) man && ./zhongcai$(EXEEXT) --lang zh --manual > $@.tmp && mv $@.tmp $@
man/en/zhongcai.1: zhongcai$(EXEEXT) locale/en/LC_MESSAGES/zhongcai.mo
	$(AM_V_GEN)$(MKDIR_P) man/en && ./zhongcai$(EXEEXT) --lang en --manual > $@.tmp && mv $@.tmp $@
