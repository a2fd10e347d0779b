<?php

declare(strict_types=1);

namespace App\Controller\Admin;

use App\Entity\Campaign;
use App\Repository\CampaignRepository;
use Doctrine\ORM\EntityManagerInterface;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;
use Symfony\Component\Security\Http\Attribute\IsGranted;

#[Route('/admin/campaigns')]
#[IsGranted('ROLE_MARKETING')]
final class CampaignController extends AbstractController
{
    public function __construct(private readonly EntityManagerInterface $em)
    {
    }

    #[Route('', name: 'admin_campaign_index', methods: ['GET'])]
    public function index(CampaignRepository $campaigns): Response
    {
        return $this->render('admin/campaign/index.html.twig', [
            'campaigns' => $campaigns->findBy([], ['startsAt' => 'DESC']),
        ]);
    }

    #[Route('/{id}/delete', name: 'admin_campaign_delete', methods: ['POST'])]
    public function delete(Request $request, Campaign $campaign): Response
    {
        $token = (string) $request->request->get('_token');

        if ($this->isCsrfTokenValid('delete'.$campaign->getId(), $token)) {
            $this->em->remove($campaign);
            $this->em->flush();
            $this->addFlash('success', 'Campaign deleted.');
        } else {
            $this->addFlash('error', 'The form has expired, please try again.');
        }

        return $this->redirectToRoute('admin_campaign_index');
    }
}
