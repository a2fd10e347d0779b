from shop.pricing_base import *
from shop.pricing_extra import *
from shop.pricing_rates import *
