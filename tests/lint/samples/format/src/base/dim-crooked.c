/* The brace and the blank before the parenthesis are not where they belong. */
int dim_crooked(void) {
  return 1;
}
