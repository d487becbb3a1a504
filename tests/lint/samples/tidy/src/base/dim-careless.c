/* Divides by nothing. */
int dim_careless (void);

int
dim_careless (void)
{
  int none = 0;

  return 1 / none;
}
