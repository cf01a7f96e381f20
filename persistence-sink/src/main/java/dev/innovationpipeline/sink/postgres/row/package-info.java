/** Rows and their text form for COPY. */
@NullMarked
package dev.innovationpipeline.sink.postgres.row;

import org.jspecify.annotations.NullMarked;
