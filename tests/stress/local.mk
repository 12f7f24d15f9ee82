# Random keys at the real program: make stress (STRESS_SEED=1 STRESS_KEYS=20000). Not a part of make check; most is
# seen with a build that was configured with --enable-sanitizers.
EXTRA_PROGRAMS += tests/stress/keys
tests_stress_keys_LDADD = $(E2E_LIBS)
CLEANFILES += tests/stress/keys
.PHONY: stress
stress: all tests/stress/keys
	$(AM_TESTS_ENVIRONMENT) tests/stress/keys
