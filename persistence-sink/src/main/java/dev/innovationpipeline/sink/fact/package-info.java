/** What events say, folded: the state of each attempt, its outputs, stars, runs to forget. */
@NullMarked
package dev.innovationpipeline.sink.fact;

import org.jspecify.annotations.NullMarked;
