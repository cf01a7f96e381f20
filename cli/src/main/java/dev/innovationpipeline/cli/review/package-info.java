/** Commands for reviews of results that runs wait with. */
@NullMarked
package dev.innovationpipeline.cli.review;

import org.jspecify.annotations.NullMarked;
