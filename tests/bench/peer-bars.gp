# SPDX-License-Identifier: GPL-3.0-or-later
# The ranking as gnuplot draws it: bars with a hatched rest up to the target, names, shares, distances, title and
# credit. Called with the terminal's words, the file to write and the bars (name, share, distance in US$ million):
#   gnuplot -c peer-bars.gp 'svg size 1200,800 font "Cantarell,13"' bars.svg bars.csv
term = "set terminal ".ARG1
eval term
set output ARG2
set datafile separator ","
set title "Defence spending as a share of GDP, at a target of 3.5 %"
set bmargin 5
set label 1 "Source: NATO. Gap = target × GDP − spending." at screen 0.02, screen 0.02
set key off
set border 0
set tics scale 0
set yrange [32.5:-0.6]
set xrange [0:7.5]
set xtics 0,1,6
set format x "%g %%"
set grid x lt 1 lc rgb "#dddddd"
set lmargin at screen 0.12
set rmargin at screen 0.98
set arrow 1 from 3.5, graph 0 to 3.5, graph 1 nohead lw 2 front
target = 3.5
plot ARG3 using (column(2)/2):0:(column(2)/2):(0.34):ytic(strcol(1)) with boxxyerror fs solid 1 noborder lc rgb "#62a0ea", \
     "" using ($2 < target ? ($2+target)/2 : NaN):0:(($2 < target ? target-$2 : 0)/2):(0.34) with boxxyerror fs pattern 4 noborder lc rgb "#e66100", \
     "" using (6.2):0:(sprintf("%.2f %%", column(2))) with labels right, \
     "" using (7.4):0:(sprintf("%+.1f bn", column(3)/1000)) with labels right
