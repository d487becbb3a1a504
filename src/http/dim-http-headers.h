/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The headers of PROTOCOL.md, "Common to both servers". Pure but for the clock of Date. */

/* Puts those of every answer, and Date, on @response. */
void dim_http_headers_add_common (SoupMessageHeaders *response);
/* By a clock of the caller's. */
void dim_http_headers_set_date (SoupMessageHeaders *response, gint64 now_s);
/* Puts "Access-Control-Allow-Origin: *" on the answer of an open route. */
void dim_http_headers_add_open (SoupMessageHeaders *response);
/* RFC 9110 wants a challenge on every 401; RFC 9421 says which signature is asked for. */
void dim_http_headers_add_challenge (SoupMessageHeaders *response);

/* Whether Accept (nullable) takes @media_type. */
gboolean dim_http_headers_accept (const char *accept, const char *media_type);
/* Whether the body is plain application/json in UTF-8: neither another type, nor encoded. */
gboolean dim_http_headers_are_json (SoupMessageHeaders *headers);
/* Whether @request says once and plainly where its body ends (RFC 9112 section 6.3), and for whom
 * it is: what one reads as the body of a request, another might read as the next request. */
gboolean dim_http_headers_are_framed (SoupMessageHeaders *request);
/* Bytes of all lines, with their ends. */
gsize dim_http_headers_size (SoupMessageHeaders *headers);
/* Whether Content-Type says exactly @media_type, whatever its parameters. */
gboolean dim_http_headers_have_type (SoupMessageHeaders *headers, const char *media_type);
/* What the other side's clock says; FALSE if it does not. */
gboolean dim_http_headers_date_s (SoupMessageHeaders *headers, gint64 *out_s);
/* Seconds of Retry-After, in either of its forms; 0 if it is not there or makes no sense. */
guint dim_http_headers_retry_after_s (SoupMessageHeaders *headers, gint64 now_s);

G_END_DECLS
