/** The login at a server of our own, which other users of the machine can reach, too. */
@NullMarked
package dev.innovationpipeline.embedded.login;

import org.jspecify.annotations.NullMarked;
