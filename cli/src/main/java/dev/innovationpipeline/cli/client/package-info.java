/** The HTTP client of the commands. */
@NullMarked
package dev.innovationpipeline.cli.client;

import org.jspecify.annotations.NullMarked;
