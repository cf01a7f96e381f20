/** The network addresses that a service may connect to for somebody from outside. */
@NullMarked
package dev.innovationpipeline.platform.address;

import org.jspecify.annotations.NullMarked;
