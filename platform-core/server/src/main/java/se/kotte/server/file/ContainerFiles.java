package se.kotte.server.file;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the container gives: the store's folder, and the end of its transactions. */
@ApplicationScoped
class ContainerFiles implements AfterCommit {
    @Resource
    private TransactionSynchronizationRegistry transaction;

    @Produces
    @ApplicationScoped
    FileStore store(@ConfigProperty(name = "kotte.files") String folder) {
        return new FolderStore(Path.of(folder));
    }

    @Override
    public void run(Runnable deed) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing yet: the transaction may still roll back.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) deed.run();
            }
        });
    }
}
