/** The content of a batch of events: the state of each attempt, outputs, stars, runs to erase. */
@NullMarked
package dev.innovationpipeline.sink.batch;

import org.jspecify.annotations.NullMarked;
