# Draws the figures anew when a dossier has changed: make -f figures.mk
ENTENTE ?= entente
DOSSIERS := $(wildcard *.json)
FIGURES := $(DOSSIERS:%.json=figures/%-graph.svg)

all: $(FIGURES)

figures/%-graph.svg: %.json
	$(ENTENTE) render $< --figure graph -o $@

.PHONY: all
