/** A local pipeline that asks who is there: its certificate, its issuer, its people. */
@NullMarked
package dev.innovationpipeline.local.secure;

import org.jspecify.annotations.NullMarked;
