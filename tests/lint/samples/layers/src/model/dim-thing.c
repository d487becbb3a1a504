#include "../base/dim-low.h"
#include "dim-thing.h"

#include <sqlite3.h>
