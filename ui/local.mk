bin_PROGRAMS += zhongcai
zhongcai_SOURCES = ui/main.c
zhongcai_LDADD = $(CORE_LIBS) $(NCURSESW_LIBS)
