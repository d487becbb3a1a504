#include "dim-message.h"
