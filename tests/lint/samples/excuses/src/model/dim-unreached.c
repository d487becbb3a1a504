  return FALSE; /* GCOVR_EXCL_LINE */
  return FALSE; /* GCOVR_EXCL_LINE: because */
  return FALSE; /* GCOVR_EXCL_LINE: memory is out */
  /* GCOVR_EXCL_START: nobody tests this */
  /* LCOV_EXCL_LINE: another tool's word */
