/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-pages.h"

#include "dim-figures-page.h"
#include "dim-incidents-page.h"
#include "dim-months-page.h"
#include "dim-participation-page.h"
#include "dim-register-page.h"
#include "dim-review-page.h"
#include "dim-years-page.h"

#include <glib/gi18n-lib.h>

#define FRONT   (1U << DIM_ROLE_FRONT_OFFICE)
#define BACK    (1U << DIM_ROLE_BACK_OFFICE)
#define ANALYST (1U << DIM_ROLE_ANALYST)

/* Built when it is first shown. */
typedef struct {
  const char *name;
  const char *title;
  const char *icon;
  guint roles; /* 1 << DimRole */
  GtkWidget *(*build) (DimMonitor *monitor);
} Page;

static GtkWidget *
build_register (DimMonitor *monitor)
{
  GtkWidget *page = g_object_new (DIM_TYPE_REGISTER_PAGE, NULL);

  dim_register_page_set_monitor (DIM_REGISTER_PAGE (page), monitor);
  return page;
}

static GtkWidget *
build_incidents (DimMonitor *monitor)
{
  GtkWidget *page = g_object_new (DIM_TYPE_INCIDENTS_PAGE, NULL);

  dim_incidents_page_set_monitor (DIM_INCIDENTS_PAGE (page), monitor);
  return page;
}

static GtkWidget *
build_review (DimMonitor *monitor)
{
  GtkWidget *page = g_object_new (DIM_TYPE_REVIEW_PAGE, NULL);

  dim_review_page_set_monitor (DIM_REVIEW_PAGE (page), monitor);
  return page;
}

static GtkWidget *
build_months (DimMonitor *monitor)
{
  GtkWidget *page = g_object_new (DIM_TYPE_MONTHS_PAGE, NULL);

  dim_months_page_set_monitor (DIM_MONTHS_PAGE (page), monitor);
  return page;
}

static GtkWidget *
build_figures (DimMonitor *monitor)
{
  GtkWidget *page = g_object_new (DIM_TYPE_FIGURES_PAGE, NULL);

  dim_figures_page_set_monitor (DIM_FIGURES_PAGE (page), monitor);
  return page;
}

static GtkWidget *
build_participation (DimMonitor *monitor)
{
  GtkWidget *page = g_object_new (DIM_TYPE_PARTICIPATION_PAGE, NULL);

  dim_participation_page_set_monitor (DIM_PARTICIPATION_PAGE (page), monitor);
  return page;
}

static GtkWidget *
build_years (DimMonitor *monitor)
{
  GtkWidget *page = g_object_new (DIM_TYPE_YEARS_PAGE, NULL);

  dim_years_page_set_monitor (DIM_YEARS_PAGE (page), monitor);
  return page;
}

static const Page all_pages[] = {
  { "register", N_ ("Register"), "document-edit-symbolic", FRONT | BACK, build_register },
  { "incidents", N_ ("Incidents"), "view-list-symbolic", FRONT | BACK, build_incidents },
  { "review", N_ ("Review"), "edit-find-symbolic", BACK, build_review },
  { "months", N_ ("Month"), "x-office-calendar-symbolic", FRONT | BACK, build_months },
  { "figures", N_ ("Figures"), "x-office-spreadsheet-symbolic", ANALYST, build_figures },
  { "participation", N_ ("Participation"), "system-users-symbolic", ANALYST, build_participation },
  { "years", N_ ("Counting years"), "x-office-calendar-symbolic", ANALYST, build_years },
};

/* Their icons once all are there: each is asked for when it is set. */
void
dim_pages_add (AdwViewStack *stack, DimRole role)
{
  g_return_if_fail (ADW_IS_VIEW_STACK (stack));
  for (gsize i = 0; i < G_N_ELEMENTS (all_pages); i++)
    if ((all_pages[i].roles & (1U << role)) != 0)
      adw_view_stack_add_titled (stack, adw_bin_new (), all_pages[i].name,
                                 g_dgettext (GETTEXT_PACKAGE, all_pages[i].title));
  for (gsize i = 0; i < G_N_ELEMENTS (all_pages); i++) {
    GtkWidget *bin = adw_view_stack_get_child_by_name (stack, all_pages[i].name);

    if (bin != NULL)
      adw_view_stack_page_set_icon_name (adw_view_stack_get_page (stack, bin), all_pages[i].icon);
  }
}

GtkWidget *
dim_pages_build_shown (AdwViewStack *stack, DimMonitor *monitor)
{
  const char *name;
  GtkWidget *bin;

  g_return_val_if_fail (ADW_IS_VIEW_STACK (stack) && DIM_IS_MONITOR (monitor), NULL);
  bin = adw_view_stack_get_visible_child (stack);
  name = adw_view_stack_get_visible_child_name (stack);
  if (bin == NULL || name == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (all_pages); i++)
    if (g_str_equal (all_pages[i].name, name) && adw_bin_get_child (ADW_BIN (bin)) == NULL)
      adw_bin_set_child (ADW_BIN (bin), all_pages[i].build (monitor));
  return adw_bin_get_child (ADW_BIN (bin));
}

GtkWidget *
dim_pages_find (AdwViewStack *stack, const char *name)
{
  GtkWidget *bin;

  g_return_val_if_fail (ADW_IS_VIEW_STACK (stack) && name != NULL, NULL);
  bin = adw_view_stack_get_child_by_name (stack, name);
  return bin != NULL ? adw_bin_get_child (ADW_BIN (bin)) : NULL;
}
