/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-scan.h"

#include <string.h>

#define MS(n)            ((gint64) (n) *1000)
#define KEY_US           MS (40)    /* between two keys of a scanner, before it is sure of one */
#define FILLER_US        MS (100)   /* likewise, behind a '<': hardly a word has one */
#define NEXT_KEY_US      MS (100)   /* behind a line, its own next one */
#define LINE_US          MS (300)   /* within a line: a remote desktop may stutter */
#define END_US           MS (500)   /* Enter and the like, behind a line */
#define SILENCE_US       MS (1000)  /* behind a line, until there is something to say */
#define NEXT_LINE_US     MS (30000) /* until the next line, where a hand lays them on the reader */
#define ROOM             256        /* a zone, its last line again, and what is between them */
#define SURE_CHARS       5          /* type and issuing state */
#define SURE_CHARS_PLAIN 16         /* of letters only */
#define LINE_TD1         30
#define LINE_TD2         36
#define LINE_TD3         44

typedef enum {
  AFTER_NOTHING,
  AFTER_LINES, /* of a zone that is not whole */
  AFTER_ZONE,  /* its last line is kept, to know it when it comes twice */
} Context;

struct _DimScan {
  Context after;
  char text[ROOM]; /* lines, each with \n behind it; then the line under way. Ends with a NUL */
  gsize begin;     /* of the line under way */
  gsize end;
  gboolean is_sure;   /* the line under way is no hand's */
  gboolean is_spoilt; /* no zone will come of these lines */
  gboolean has_told;  /* that it waits */
  gboolean is_parted; /* from the last line, by what a hand typed */
  gint64 key_us;      /* the last key of the line under way */
  gint64 context_us;  /* when the last line, or what parts it from the next, came */
  DimMrz zone;
};

DimScan *
dim_scan_new (void)
{
  return g_new0 (DimScan, 1);
}

void
dim_scan_free (DimScan *scan)
{
  if (scan == NULL)
    return;
  explicit_bzero (scan, sizeof *scan);
  g_free (scan);
}

void
dim_scan_forget (DimScan *scan)
{
  g_return_if_fail (scan != NULL);
  explicit_bzero (scan, sizeof *scan);
}

static const char *
line_of (const DimScan *scan)
{
  return scan->text + scan->begin;
}

static gsize
line_length (const DimScan *scan)
{
  return scan->end - scan->begin;
}

/* Everything before @from goes. */
static void
drop_before (DimScan *scan, gsize from)
{
  gsize kept = scan->end - from;

  memmove (scan->text, scan->text + from, kept);
  explicit_bzero (scan->text + kept, ROOM - kept);
  scan->end = kept;
  scan->begin = scan->begin > from ? scan->begin - from : 0;
}

static void
drop_line (DimScan *scan)
{
  explicit_bzero (scan->text + scan->begin, ROOM - scan->begin);
  scan->end = scan->begin;
  scan->is_sure = FALSE;
}

/* TRUE if a line ended less than @within_us ago, and nothing came since. */
static gboolean
is_behind_line (const DimScan *scan, gint64 time_us, gint64 within_us)
{
  return scan->after != AFTER_NOTHING && !scan->is_parted &&
         time_us - scan->context_us <= within_us;
}

static gboolean
is_line (gsize length)
{
  return length == LINE_TD1 || length == LINE_TD2 || length == LINE_TD3;
}

/* TRUE if @length characters at @line begin as the line before them does. */
static gboolean
repeats (const DimScan *scan, const char *line, gsize length)
{
  return scan->after == AFTER_ZONE && length < scan->begin &&
         memcmp (scan->text, line, length) == 0;
}

static gboolean
may_be_scanned (const DimScan *scan, const char *line, gsize length)
{
  return scan->after == AFTER_LINES || repeats (scan, line, length) ||
         dim_mrz_may_begin (line, length);
}

/* Words are letters; in the first five of a zone are a filler or a digit, but for some cards. */
static gboolean
is_scanned (const DimScan *scan)
{
  gsize length = line_length (scan);

  return length >= SURE_CHARS &&
         (length >= SURE_CHARS_PLAIN || strpbrk (line_of (scan), "<0123456789") != NULL ||
          repeats (scan, line_of (scan), length));
}

static void
end_zone (DimScan *scan, gint64 time_us)
{
  drop_before (scan, scan->begin);
  scan->text[scan->end++] = '\n';
  scan->begin = scan->end;
  scan->after = AFTER_ZONE;
  scan->is_sure = FALSE;
  scan->is_parted = FALSE;
  scan->is_spoilt = FALSE;
  scan->context_us = time_us;
}

/* Lines of one zone are as long as each other. Beyond that their parting says nothing to
 * dim_mrz_parse: it could read a line and a half. */
static gboolean
are_even (const char *lines)
{
  gsize length = strcspn (lines, "\n");

  for (; lines[length] == '\n'; lines += length + 1)
    if (strcspn (lines + length + 1, "\n") != length)
      return FALSE;
  return TRUE;
}

/* A zone may begin at any line: what came before it was half of one. */
static gboolean
try_zone (DimScan *scan, gint64 time_us)
{
  for (const char *line = scan->text; line != NULL && *line != '\0';
       line = strchr (line, '\n') != NULL ? strchr (line, '\n') + 1 : NULL)
    if (are_even (line) && dim_mrz_parse (line, &scan->zone)) {
      end_zone (scan, time_us);
      return TRUE;
    }
  return FALSE;
}

static DimScanVerdict
take_sure (DimScan *scan, gint64 time_us)
{
  gsize length = line_length (scan);

  if (scan->after == AFTER_ZONE && repeats (scan, line_of (scan), length)) {
    if (length + 1 == scan->begin) {
      drop_line (scan);
      scan->is_parted = FALSE;
      scan->context_us = time_us;
    }
    return DIM_SCAN_DROP;
  }
  if (scan->after == AFTER_ZONE && dim_mrz_looks_like (line_of (scan))) {
    drop_before (scan, scan->begin);
    scan->after = AFTER_NOTHING;
    scan->is_spoilt = FALSE;
  }
  return scan->after != AFTER_ZONE && try_zone (scan, time_us) ? DIM_SCAN_READ : DIM_SCAN_DROP;
}

static DimScanVerdict
pass_line (DimScan *scan)
{
  drop_line (scan);
  scan->is_parted = TRUE;
  return DIM_SCAN_PASS;
}

/* What cannot be a zone's goes on; its end may still be the beginning of one. */
static DimScanVerdict
pass_part (DimScan *scan)
{
  gsize from = scan->begin + 1;

  while (from < scan->end && !may_be_scanned (scan, scan->text + from, scan->end - from))
    from++;
  memmove (scan->text + scan->begin, scan->text + from, scan->end - from);
  explicit_bzero (scan->text + scan->end - (from - scan->begin), from - scan->begin);
  scan->end -= from - scan->begin;
  scan->is_parted = TRUE;
  return DIM_SCAN_PASS;
}

static DimScanVerdict
take_letter (DimScan *scan, char letter, gint64 time_us)
{
  scan->key_us = time_us;
  if (scan->end + 2 >= ROOM) {
    scan->is_spoilt = TRUE;
    return DIM_SCAN_DROP;
  }
  /* Nobody strikes a key so soon behind a line. */
  if (line_length (scan) == 0 && is_behind_line (scan, time_us, NEXT_KEY_US))
    scan->is_sure = TRUE;
  scan->text[scan->end++] = letter;
  if (scan->is_sure)
    return take_sure (scan, time_us);
  if (!may_be_scanned (scan, line_of (scan), line_length (scan)))
    return pass_part (scan);
  if (!is_scanned (scan))
    return DIM_SCAN_HOLD;
  scan->is_sure = TRUE;
  return take_sure (scan, time_us);
}

static gboolean
is_repeated (const DimScan *scan)
{
  gsize length = line_length (scan);

  return scan->begin >= length + 1 &&
         memcmp (line_of (scan) - length - 1, line_of (scan), length) == 0 &&
         (scan->begin == length + 1 || scan->text[scan->begin - length - 2] == '\n');
}

/* TRUE if as many lines stand there as their length says, and no zone came of them. */
static gboolean
is_full (const DimScan *scan)
{
  gsize length = strcspn (scan->text, "\n");
  gsize lines = length == LINE_TD1 ? 3 : 2;

  if (scan->text[0] == 'D')
    lines = 1;
  return scan->end >= lines * (length + 1);
}

static void
end_line (DimScan *scan, gint64 time_us)
{
  gsize length = line_length (scan);

  scan->context_us = time_us;
  scan->is_sure = FALSE;
  scan->is_parted = FALSE;
  scan->has_told = FALSE;
  scan->after = AFTER_LINES;
  if (scan->begin > 0 && is_repeated (scan)) {
    drop_line (scan);
    return;
  }
  if (scan->begin > 0 && dim_mrz_looks_like (line_of (scan))) {
    drop_before (scan, scan->begin);
    scan->is_spoilt = FALSE;
  }
  scan->text[scan->end++] = '\n';
  scan->begin = scan->end;
  scan->is_spoilt = scan->is_spoilt || !is_line (length) || is_full (scan);
  if (scan->end + LINE_TD3 + 2 >= ROOM)
    drop_before (scan, scan->end);
}

static DimScanVerdict
take_end (DimScan *scan, gint64 time_us)
{
  if (line_length (scan) == 0) {
    if (!is_behind_line (scan, time_us, END_US))
      return DIM_SCAN_PASS;
    if (is_behind_line (scan, time_us, NEXT_KEY_US))
      scan->context_us = time_us;
    return DIM_SCAN_DROP;
  }
  if (!scan->is_sure)
    return pass_line (scan);
  if (scan->after == AFTER_ZONE) {
    drop_line (scan);
    scan->context_us = time_us;
  } else {
    end_line (scan, time_us);
  }
  return DIM_SCAN_DROP;
}

/* A reader writes '*' or '?' for what it cannot read. */
static DimScanVerdict
take_other (DimScan *scan, gunichar key, gint64 time_us)
{
  if (scan->is_sure && key != DIM_SCAN_OTHER_KEY) {
    scan->key_us = time_us;
    scan->is_spoilt = TRUE;
    return DIM_SCAN_DROP;
  }
  return scan->is_sure ? DIM_SCAN_PASS : pass_line (scan);
}

DimScanVerdict
dim_scan_take (DimScan *scan, gunichar key, gint64 time_us)
{
  char letter = (char) (key < 128 ? g_ascii_toupper ((char) key) : '\0');

  g_return_val_if_fail (scan != NULL, DIM_SCAN_PASS);
  dim_mrz_clear (&scan->zone);
  if (key == '\n' || key == '\t' || key == '\r')
    return take_end (scan, time_us);
  if (key == ' ' && (line_length (scan) == 0 || (scan->is_sure && is_line (line_length (scan)))))
    return take_end (scan, time_us);
  if (g_ascii_isalnum (letter) || letter == '<')
    return take_letter (scan, letter, time_us);
  return take_other (scan, key, time_us);
}

gint64
dim_scan_get_deadline (const DimScan *scan)
{
  g_return_val_if_fail (scan != NULL, G_MAXINT64);
  if (line_length (scan) > 0 && scan->is_sure)
    return scan->key_us + LINE_US;
  if (line_length (scan) > 0)
    return scan->key_us + (strchr (line_of (scan), '<') != NULL ? FILLER_US : KEY_US);
  if (scan->after == AFTER_ZONE)
    return scan->context_us + END_US;
  if (scan->after == AFTER_LINES)
    return scan->context_us + (scan->is_spoilt || !scan->has_told ? SILENCE_US : NEXT_LINE_US);
  return G_MAXINT64;
}

/* A line broke off. What repeated a line of a zone that was read is missed by nobody. */
static DimScanVerdict
give_up_line (DimScan *scan)
{
  if (scan->after == AFTER_ZONE) {
    scan->context_us = scan->key_us;
    drop_line (scan);
    return DIM_SCAN_NOTHING;
  }
  if (is_line (line_length (scan)) && !scan->is_spoilt) {
    end_line (scan, scan->key_us);
    return DIM_SCAN_NOTHING;
  }
  dim_scan_forget (scan);
  return DIM_SCAN_BROKEN;
}

static DimScanVerdict
give_up (DimScan *scan)
{
  if (line_length (scan) > 0 && !scan->is_sure)
    return pass_line (scan);
  if (line_length (scan) > 0)
    return give_up_line (scan);
  if (scan->after == AFTER_LINES && !scan->is_spoilt && !scan->has_told) {
    scan->has_told = TRUE;
    return DIM_SCAN_WAITS;
  }
  if (scan->after == AFTER_LINES) {
    dim_scan_forget (scan);
    return DIM_SCAN_BROKEN;
  }
  dim_scan_forget (scan);
  return DIM_SCAN_NOTHING;
}

DimScanVerdict
dim_scan_wait (DimScan *scan, gint64 time_us)
{
  DimScanVerdict verdict = DIM_SCAN_NOTHING;

  g_return_val_if_fail (scan != NULL, DIM_SCAN_NOTHING);
  while (verdict == DIM_SCAN_NOTHING && time_us >= dim_scan_get_deadline (scan))
    verdict = give_up (scan);
  return verdict;
}

guint
dim_scan_count_held (const DimScan *scan)
{
  g_return_val_if_fail (scan != NULL, 0);
  return scan->is_sure ? 0 : (guint) line_length (scan);
}

gboolean
dim_scan_steal_zone (DimScan *scan, DimMrz *out)
{
  g_return_val_if_fail (scan != NULL && out != NULL, FALSE);
  if (scan->zone.format == DIM_MRZ_NONE)
    return FALSE;
  *out = scan->zone;
  dim_mrz_clear (&scan->zone);
  return TRUE;
}
