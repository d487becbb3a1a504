/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-problem.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Answers @message with @problem in the middle of its body and closes the connection: libsoup by
 * itself would read the body to its end first. What the client is sending meanwhile is thrown away,
 * up to a bound, so that it comes to read the answer. */
void dim_http_cut_short (SoupServerMessage *message, const DimProblem *problem);

G_END_DECLS
