/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-own-record.h"

void
dim_own_record_free (DimOwnRecord *own)
{
  if (own == NULL)
    return;
  g_clear_pointer (&own->record, dim_record_free);
  g_free (own->explanation);
  g_free (own);
}
