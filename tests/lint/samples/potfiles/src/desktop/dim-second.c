const char *second = _ ("Right");
