/** Commands that change outputs of stages and cards, and go on from there. */
@NullMarked
package dev.innovationpipeline.cli.edit;

import org.jspecify.annotations.NullMarked;
