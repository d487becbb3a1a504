/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-day-words.h"
#include "fuzz-target.h"

/* A day as somebody types it, on a day that the first two bytes choose. What is read as a day is
 * one, reads the same with blanks about it and in capitals, and as the program writes it. */

#define BYTES_OF_TODAY 2

static DimDay
read_today (const uint8_t *input)
{
  return dim_day_new (1950, 1, 1) + input[0] * 256 + input[1];
}

static void
check_read_as (const char *text, DimDay today, DimDay day)
{
  g_assert_cmpint (dim_words_parse_day (text, today), ==, day);
}

static void
check_day (const char *typed, DimDay today, DimDay day)
{
  char text[DIM_DAY_TEXT_LEN];
  g_autofree char *capitals = g_ascii_strup (typed, -1);
  g_autofree char *padded = g_strconcat (" ", typed, "\n", NULL);
  g_autofree char *full = dim_words_day (day);
  g_autofree char *brief = dim_words_day_short (day);

  g_assert_cmpint (dim_day_from_text (dim_day_to_text (day, text)), ==, day);
  check_read_as (text, today, day);
  check_read_as (capitals, today, day);
  check_read_as (padded, today, day);
  check_read_as (full, today, day);
  check_read_as (brief, today, day);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autofree char *typed = NULL;
  DimDay today;
  DimDay day;

  if (length < BYTES_OF_TODAY)
    return 0;
  typed = g_strndup ((const char *) input + BYTES_OF_TODAY, length - BYTES_OF_TODAY);
  today = read_today (input);
  day = dim_words_parse_day (typed, today);
  if (day != DIM_DAY_NONE)
    check_day (typed, today, day);
  return 0;
}
