/**
 * Facts as files, where there is no database: a directory per run, as the seed's fallback has it.
 */
@NullMarked
package dev.innovationpipeline.sink.file;

import org.jspecify.annotations.NullMarked;
