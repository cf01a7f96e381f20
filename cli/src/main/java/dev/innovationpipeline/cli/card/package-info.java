/** Commands on cards of all runs, and on what people call runs. */
@NullMarked
package dev.innovationpipeline.cli.card;

import org.jspecify.annotations.NullMarked;
