/** Texts side by side on a terminal. */
@NullMarked
package dev.innovationpipeline.cli.columns;

import org.jspecify.annotations.NullMarked;
