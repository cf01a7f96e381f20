/** Commands for the links by which cards are shown without a login. */
@NullMarked
package dev.innovationpipeline.cli.share;

import org.jspecify.annotations.NullMarked;
