/* TODO: everything */
const char *query = "SELECT number FROM document";
void shout (void) { printf ("here\n"); }
void jump (void) { goto end; }
const char *place = "../shared/reference";
