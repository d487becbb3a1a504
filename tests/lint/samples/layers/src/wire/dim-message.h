#include "dim-low.h"
