from upload import UploadClient, retry_upload


def test_send():
    assert UploadClient().send('a')


def test_retry_upload_after_503():
    assert retry_upload(Session(503, 200), 'a').status == 200
