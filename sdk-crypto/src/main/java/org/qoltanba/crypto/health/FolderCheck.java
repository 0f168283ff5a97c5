package org.qoltanba.crypto.health;

import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** The second walk: checks file after file and forgets it. */
final class FolderCheck implements CertificateFolder.Visitor {

    private final CertificateFolder folder;
    private final CertificateFiles files;
    private final HealthRules rules;
    private final HealthCollector collector;
    private final LongConsumer progress;
    private long checked;

    FolderCheck(
            CertificateFolder folder,
            CertificateFiles files,
            HealthRules rules,
            HealthCollector collector,
            LongConsumer progress) {
        this.folder = folder;
        this.files = files;
        this.rules = rules;
        this.collector = collector;
        this.progress = progress;
    }

    @Override
    public void file(Path file) {
        if (CertificateFiles.isCandidate(file)) {
            check(file);
        } else {
            collector.otherFile();
        }
        progress.accept(++checked);
    }

    private void check(Path file) {
        String place = folder.place(file);
        try {
            for (ParsedCertificate certificate : files.read(file)) {
                rules.check(place, certificate, collector);
            }
        } catch (KeyAccessException | MalformedAsn1Exception unreadable) {
            collector.unreadable(place, String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public void unreadable(Path file) {
        collector.unreadable(folder.place(file), "It cannot be read. Check its access rights and its depth.");
        progress.accept(++checked);
    }
}
