/* Its name is what is wrong; a snprintf () and a fprintf (stderr) are not. */
void fill (char *out) { snprintf (out, 2, "%d", 1); fprintf (stderr, "%s", out); }
