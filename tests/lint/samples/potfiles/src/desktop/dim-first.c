const char *first[] = { _ ("Never translated"), _ ("%s of %s"), _ ("_Save"), _ ("Guessed"),
                        _ ("Saved."), g_dngettext (DOMAIN, "%u day", "%u days", 2) };
