/** The persistence sink: every event written to Postgres, each fact once. */
@NullMarked
package dev.innovationpipeline.sink;

import org.jspecify.annotations.NullMarked;
