/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
/* What the compiler reads once for all files of this layer: reading GTK takes it longer than what
 * is written here. Each file says itself what it includes; -Db_pch=false holds it to that. */
#include <adwaita.h>
