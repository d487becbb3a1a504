#include "dim-thing.h"
