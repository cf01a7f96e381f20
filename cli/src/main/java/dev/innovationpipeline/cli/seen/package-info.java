/** Tells which cards say what an earlier card of the company says. */
@NullMarked
package dev.innovationpipeline.cli.seen;

import org.jspecify.annotations.NullMarked;
