/** What a cluster would say of the manifests, without one. */
@NullMarked
package dev.innovationpipeline.systemtests.deploy;

import org.jspecify.annotations.NullMarked;
