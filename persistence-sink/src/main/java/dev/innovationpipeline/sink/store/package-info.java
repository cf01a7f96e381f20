/** Facts into Postgres, in one transaction a batch. */
@NullMarked
package dev.innovationpipeline.sink.store;

import org.jspecify.annotations.NullMarked;
