const char *silent = "no user sees this";
