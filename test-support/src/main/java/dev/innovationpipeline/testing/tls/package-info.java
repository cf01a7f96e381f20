/** Certificates that tests make for servers of this machine. */
@NullMarked
package dev.innovationpipeline.testing.tls;

import org.jspecify.annotations.NullMarked;
