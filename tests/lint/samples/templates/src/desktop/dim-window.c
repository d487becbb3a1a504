static void
dim_window_class_init (DimWindowClass *class)
{
  g_type_ensure (DIM_TYPE_QUEUE_LINE);
}
