/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file's name is on the disk only once its folder is: brings the folder of @path there. FALSE
 * with errno set. */
gboolean dim_folder_sync_of (const char *path);

G_END_DECLS
