/** Commands by which people log in at a server and out again. */
@NullMarked
package dev.innovationpipeline.cli.login;

import org.jspecify.annotations.NullMarked;
