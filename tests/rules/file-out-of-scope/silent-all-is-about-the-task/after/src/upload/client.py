class UploadClient:
    def send(self, part):
        return retry_upload(self.session, part)
