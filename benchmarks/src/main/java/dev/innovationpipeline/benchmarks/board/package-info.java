/** Measures how soon the board of cards answers when it has many. */
@NullMarked
package dev.innovationpipeline.benchmarks.board;

import org.jspecify.annotations.NullMarked;
