/** What a batch of events says: the state of each attempt, outputs, stars, runs to erase. */
@NullMarked
package dev.innovationpipeline.sink.batch;

import org.jspecify.annotations.NullMarked;
