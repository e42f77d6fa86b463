"""The networks themselves. These modules import torch at once, so they are imported only where one is built."""
