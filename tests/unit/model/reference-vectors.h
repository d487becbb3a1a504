/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rows of test_vectors.csv (kind, value, whether it is valid), heading first (element-type
 * GStrv). NULL, and the test is skipped, where the reference is not at hand. */
GPtrArray *reference_vectors_load (void);

G_END_DECLS
