/** Commands for operators: reprocessing runs, dead letters, rebuilding the database. */
@NullMarked
package dev.innovationpipeline.cli.operations;

import org.jspecify.annotations.NullMarked;
